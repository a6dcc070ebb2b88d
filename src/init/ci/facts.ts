/** What a CI has to know to run Guidepost. */
export interface CiFacts {
  /** The branch that changes land on. */
  readonly branch: string;
  /** How Guidepost is called: `npx guidepost`, or with a version. */
  readonly call: string;
  /** Whether the repository installs it with its own packages. */
  readonly isInstalled: boolean;
  /** Of Guidepost, where the repository does not install it. */
  readonly version: string;
  /** What a site is built with, as npm is told of it. */
  readonly sitePackages: readonly string[];
}

export function installLines({ isInstalled }: CiFacts): string[] {
  return isInstalled ? ["npm ci"] : [];
}
