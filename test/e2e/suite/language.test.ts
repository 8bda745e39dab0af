import { languageStories } from "./stories/language.ts";

languageStories();
