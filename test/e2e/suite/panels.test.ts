import { panelStories } from "./stories/panels.ts";
import { timelineStories } from "./stories/timeline.ts";

panelStories();
timelineStories();
