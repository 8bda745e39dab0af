/** A page's style sheet is imported for the bundler's sake, which puts it beside the page's script. */
declare module "*.css";
