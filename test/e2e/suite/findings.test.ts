import { findingStories } from "./stories/findings.ts";

findingStories();
