// The shared worker: all pages of this browser hang on one stream.
import { feed } from "./js/feed.js";

const address = new URL(self.name).href;
const { join } = feed(address);
self.addEventListener("connect", (event) => join(event.ports[0]));
