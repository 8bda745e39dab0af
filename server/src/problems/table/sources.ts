/** Sources, citations and quotations. */
import { didYouMean, error, warning } from "../entry.ts";

export const sources = {
  "unknown-source": error<{ name: string; close: string }>({
    message: ({ name }) => `no source called \`${name}\` is declared`,
    help: ({ close, name }) => didYouMean(close, `declare it: \`source ${name} "Title" file "…"\``),
  }),
  "quotation-not-found": error<{ quotation: string; source: string; instead: string }>({
    message: ({ quotation, source }) => `\`${source}\` does not say "${quotation}"`,
    help: ({ instead }) =>
      instead === ""
        ? "quote the very words; leave words out with `…`"
        : `it says "${instead}"; quote the very words`,
  }),
  "source-without-place": error<{ name: string }>({
    message: ({ name }) => `nothing says where \`${name}\` can be read`,
    help: () => 'add `file "…"` for a text beside the policy, or `address "https://…"`',
  }),
  "source-missing": error<{ name: string; path: string }>({
    message: ({ name, path }) =>
      `the text of \`${name}\` could not be read: there is no readable file \`${path}\``,
    help: () => "the path is read from the folder of this file; check its spelling, or add the file",
  }),
  "unknown-authority": error<{ name: string; close: string }>({
    message: ({ name }) => `\`${name}\` is no kind of authority`,
    help: ({ close }) => didYouMean(close, "write one of `statute`, `regulator`, `partner`, `commentary`"),
  }),
  "commentary-only": warning<{ name: string; what: string; sources: string }>({
    message: ({ name, what, sources }) => `the ${what} \`${name}\` rests on commentary alone: ${sources}`,
    help: () => "cite the text that gives the authority too; commentary only helps to read it",
  }),
};
