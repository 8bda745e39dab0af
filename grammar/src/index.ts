export * from "./ast.ts";
export * from "./span.ts";
export * from "./tree.ts";
