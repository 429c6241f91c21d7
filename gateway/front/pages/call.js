// The page on which a call is taken.
import "../scripts/call/draft.js";
import "../scripts/call/proposals.js";
import "../scripts/call/knowledge.js";
import "../scripts/call/keys.js";
