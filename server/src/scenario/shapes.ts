/** Drawings as data: what the page makes elements of, and a file is written from. */

export interface Shape {
  readonly tag: "g" | "rect" | "line" | "circle" | "text" | "title" | "desc" | "style" | "svg";
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Shape | string)[];
}

export function shape(
  tag: Shape["tag"],
  attributes: Shape["attributes"],
  ...children: Shape["children"]
): Shape {
  return { tag, attributes, children };
}

/** As the text of a file. Whatever a policy says stays text. */
export function svgText({ tag, attributes, children }: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : svgText(child)));
  return `<${tag}${written.join("")}>${inside.join("")}</${tag}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
