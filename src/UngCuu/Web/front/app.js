// Comfort on top of pages that work without it: nothing here decides or checks anything.
import { countLetters } from "./js/counters.js";
import { followLive } from "./js/live.js";
import { usePasskeys } from "./js/passkeys.js";
import { openCalendars } from "./js/pickers.js";
import { focusFaults, focusSearch, openMenu, closePopups } from "./js/shell.js";
import { keepTime } from "./js/time.js";
import { warnOfUnsaved } from "./js/unsaved.js";

focusSearch();
openMenu();
closePopups();
focusFaults();
keepTime();
countLetters();
openCalendars();
usePasskeys();
warnOfUnsaved();
followLive();
