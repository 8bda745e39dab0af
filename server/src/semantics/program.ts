/** A program: the files of one policy, read, with how they use each other. The workspace gathers it. */
import type { Tree, UseDeclaration } from "@remit/grammar";

export interface PolicyFile {
  readonly uri: string;
  readonly tree: Tree;
}

/** Why a `use` leads nowhere, or back. */
export type UseFailure = "missing" | "unreadable" | "circular" | "itself";

/** One `use` line. */
export interface Use {
  /** The file in which it stands. */
  readonly from: string;
  readonly declaration: UseDeclaration;
  /** The file it leads to, if there is one. */
  readonly target: string | undefined;
  readonly failure?: UseFailure;
}

export interface Program {
  /** The address of the file that no other file uses. */
  readonly root: string;
  /** The root first, then all that can be reached from it. */
  readonly files: readonly PolicyFile[];
  readonly uses: readonly Use[];
  /**
   * The texts of local sources, by the name of the source: undefined where the file is missing or unreadable. A
   * source that is not among the keys was not looked for, and its quotations are not checked.
   */
  readonly sourceTexts: ReadonlyMap<string, string | undefined>;
}
