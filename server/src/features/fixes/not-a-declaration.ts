import { type Fix, without } from "./fix.ts";

/** Nothing in the text tells what it was meant to be: it is kept as a remark, or taken out. */
export const fix: Fix = (fault) => {
  const { document, item } = fault;
  const end = item.start + item.declaration.end;
  const written = document.tree.text.slice(fault.problem.start, end);
  const remark = written.replaceAll(/^(?!\s*$)/gm, "// ");
  return [
    { title: "Make it a remark", changes: [{ start: fault.problem.start, end, text: remark }] },
    { title: "Take it out", changes: [without(fault, { start: fault.problem.start, end })] },
  ];
};
