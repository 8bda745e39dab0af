import { panelStories } from "./stories/panels.ts";

panelStories();
