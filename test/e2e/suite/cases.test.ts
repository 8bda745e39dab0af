import { casesStories } from "./stories/cases.ts";

casesStories({ trusted: true });
