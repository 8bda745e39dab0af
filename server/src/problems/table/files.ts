/** Files: how the files of a policy find each other. */
import { error, warning } from "../entry.ts";

export const files = {
  "file-missing": error<{ path: string }>({
    message: ({ path }) => `there is no file \`${path}\``,
    help: () => "the path is read from the folder of this file; check its spelling, or add the file",
  }),
  "file-unreadable": error<{ path: string }>({
    message: ({ path }) => `the file \`${path}\` is there but could not be read as text`,
    help: () => "save it as plain text in UTF-8, and check that you may open it",
  }),
  "not-utf-8": error<{ path: string; saved: string }>({
    message: ({ path, saved }) =>
      `\`${path}\` is saved as ${saved}, not as UTF-8, so some of its characters may be misread`,
    help: () => "save the file again with the encoding UTF-8",
  }),
  "uses-itself": error<{ path: string }>({
    message: ({ path }) => `\`${path}\` is this file itself`,
    help: () => "take the line out: a file always knows what it declares",
  }),
  "circular-use": warning<{ path: string; circle: string }>({
    message: ({ circle }) => `these files use each other in a circle: ${circle}`,
    help: () => "nothing is lost, but one direction is enough: take out one of these `use` lines",
  }),
};
