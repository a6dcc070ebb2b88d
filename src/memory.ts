import {
  getHeapSpaceStatistics,
  getHeapStatistics,
  setFlagsFromString,
} from "node:v8";

/** Bytes of the space for young values: enough for what one page needs at a time. */
const mostYoung = 16 * 2 ** 20;
/** Bytes of all values: so many may be garbage before it is collected more often. */
const mostCareless = 110 * 2 ** 20;
let isFirst = true;
let isYoungHeld = false;
let isHeld = false;

/**
 * Call it before each page is read, and before each is linted.
 *
 * Programs in WebAssembly are compiled once and quickly, whatever they do: making
 * the parser of SQL faster takes half a gigabyte, and more time than it saves.
 *
 * Nothing of a page outlives it, yet what is live of one page at a time makes V8
 * double its space for young values, up to 128 MB, and so do texts that are read.
 * It stops growing where more saves no time: half of it makes the collection of
 * garbage twice as dear. What V8 took back of it, it may give again.
 *
 * Left to itself, V8 lets four times of what is live pile up before it collects all
 * garbage: 800 MB over 5,000 guides. From some size on it may be a third: less from
 * the start on would take a seventh more time on a thousand guides.
 */
export function keepMemorySmall(): void {
  if (isFirst) compileProgramsOnce();
  holdYoung();
  if (isHeld || getHeapStatistics().total_heap_size < mostCareless) return;
  setFlagsFromString("--heap-growing-percent=30");
  isHeld = true;
}

function compileProgramsOnce(): void {
  isFirst = false;
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}

function holdYoung(): void {
  const isLarge = youngSize() >= mostYoung;
  if (isLarge === isYoungHeld) return;
  setFlagsFromString(`--semi-space-growth-factor=${isLarge ? 1 : 2}`);
  isYoungHeld = isLarge;
}

function youngSize(): number {
  const spaces = getHeapSpaceStatistics();
  const young = spaces.find(({ space_name }) => space_name === "new_space");
  return young?.space_size ?? mostYoung;
}

/**
 * V8 makes a function as fast as it can only when it is called very often: a
 * lint runs many functions for a short time, and other threads of the machine
 * would spend a third of its time on code that is hardly used.
 */
export function compileLess(): void {
  setFlagsFromString("--efficiency-mode");
}
