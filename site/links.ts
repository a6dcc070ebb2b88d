/** The address of a page, under the path the site is served from. */
export function href(path: `/${string}`): string {
  return import.meta.env.BASE_URL.replace(/\/$/, "") + path;
}
