export { nearest } from "../lint/likeness.ts";
