// What every page of the staff loads.
import "htmx.org";
import "./scripts/combobox.js";
import "./scripts/files.js";
import "./scripts/menu.js";
import "./scripts/live.js";
import "./scripts/refusals.js";
import "./scripts/session.js";
import "./scripts/submit.js";
import "./scripts/units.js";
