// In a folder that is not trusted everything works: nothing in it is ever run.
import { casesStories } from "../stories/cases.ts";
import { languageStories } from "../stories/language.ts";
import { panelStories } from "../stories/panels.ts";

languageStories();
casesStories({ trusted: false });
panelStories();
