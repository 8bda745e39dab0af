// Everything that the extension under development does, the installed package does too.
import { casesStories } from "../stories/cases.ts";
import { languageStories } from "../stories/language.ts";
import { panelStories } from "../stories/panels.ts";
import { timelineStories } from "../stories/timeline.ts";

languageStories();
casesStories({ trusted: true });
panelStories();
timelineStories();
