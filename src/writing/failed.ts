import { codeOf, reasonOf } from "../files.ts";
import { UsageError } from "../usage.ts";

/** What helps where a file cannot be written, by the system's code. */
const cures: Readonly<Record<string, string>> = {
  EACCES: "Make the file and its folder writable for yourself",
  EPERM: "Make the file and its folder writable for yourself",
  EROFS: "Run it where the folder can be written to",
  ENOSPC: "Free some space, and run it again",
  EDQUOT: "Free some of your space, and run it again",
  EIO: "The device failed: see that it is well, and run it again",
  ENOTDIR: "Move away what stands in the place of the folder",
  EEXIST: "Move away what stands in the place of the folder",
  EISDIR: "Move the folder away, or name another file",
  ELOOP: "Remove the link that leads back to itself",
  ENAMETOOLONG: "Name a file with a shorter name",
  EBUSY: "Close what holds the file, or name one in another folder",
  EMFILE: "Allow more open files, `ulimit -n` says how many, and run it again",
  ENFILE: "Close other programs, and run it again",
  EFBIG: "Allow larger files, `ulimit -f` says how large, and run it again",
};

/** Why a file was not written: an error for whoever runs the command. */
export function writingFailed(
  path: string,
  error: unknown,
  verb: "write" | "remove" = "write",
): UsageError {
  if (error instanceof UsageError) return error;
  const cure = cures[codeOf(error)];
  return new UsageError(
    `Cannot ${verb} \`${path}\`: ${reasonOf(error)}`,
    ...(cure === undefined ? [] : [cure]),
  );
}

/** Somebody else wrote the file between reading and writing. */
export function changedMeanwhile(path: string): UsageError {
  return new UsageError(
    `Left \`${path}\` as it is: it changed while the command ran`,
    "Run it again: it starts from what the file says now",
  );
}

export function outside(path: string, root: string): UsageError {
  return new UsageError(
    `Refused to write \`${path}\`: it is outside of \`${root}\``,
    "Name a path inside, or run it in the folder above both",
  );
}

/** A link may be a stranger's, and a folder that one names. */
export function leadsElsewhere(path: string): UsageError {
  return new UsageError(
    `Refused to write \`${path}\`: it leads out of the repository, into \`.git\` or among installed packages`,
    "Remove the link on the way, or name the file that you mean",
  );
}
