/** What a CI has to know to run Guidepost. */
export interface CiFacts {
  /** The branch that changes land on. */
  readonly branch: string;
  /** How Guidepost is called: `npx guidepost`, or with a version. */
  readonly call: string;
  /** Whether the repository installs it with its own packages. */
  readonly isInstalled: boolean;
}

export function installLines({ isInstalled }: CiFacts): string[] {
  return isInstalled ? ["npm ci"] : [];
}
