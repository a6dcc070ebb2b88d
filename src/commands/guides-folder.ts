/** Where generated guides live, from the repository's root, where the configuration says nothing. */
export const guidesFolder = "content/guides";
