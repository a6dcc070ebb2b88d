/** The id of a page's title, where Starlight's lists of contents begin. */
export const PAGE_TITLE_ID = "_top";
