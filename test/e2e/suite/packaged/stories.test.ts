// Everything that the extension under development does, the installed package does too.
import { casesStories } from "../stories/cases.ts";
import { findingStories } from "../stories/findings.ts";
import { languageStories } from "../stories/language.ts";
import { panelStories } from "../stories/panels.ts";

languageStories();
findingStories();
casesStories({ trusted: true });
panelStories();
