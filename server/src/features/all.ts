/** Everything that an editor can ask for. Loaded as one, with the first thing that is asked. */
export { codeActions, findingActions } from "./actions.ts";
export { completion, resolveCompletion } from "./completion.ts";
export { definition } from "./definition.ts";
export { documentReport, workspaceReport } from "./diagnostics.ts";
export { renamedFiles } from "./file-rename.ts";
export { workspaceSymbols } from "./find-symbols.ts";
export { foldingRanges } from "./folding.ts";
export { formatting, rangeFormatting } from "./formatting.ts";
export { highlights } from "./highlight.ts";
export { hover } from "./hover.ts";
export { inlayHints } from "./inlay-hints.ts";
export { codeLenses } from "./lens.ts";
export { documentLinks } from "./links.ts";
export { documentSymbols } from "./outline.ts";
export { references } from "./references.ts";
export { prepareRename, rename } from "./rename.ts";
export { selectionRanges } from "./selection.ts";
export { fullTokens, tokenChanges, tokensInRange } from "./tokens.ts";
