/** For sites made by `guidepost site`, whose pages are all added from beside this folder. */
export { collections } from "../content.config.ts";
