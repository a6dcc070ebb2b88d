/** How long one work may take; of the processor all threads of the program count. */
export interface GuardLimits {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
}

/** What the thread is told, and where it looks what this one does. */
export interface Watched {
  readonly limits: GuardLimits;
  /** The number of what is being done; 0 while nothing is. */
  readonly doing: Int32Array;
}

/** Set in the place of a number by the thread that ends it. */
export const ending = -1;
