import type {Sheet} from "../model.ts"; import type {Look} from "../look.ts"; export function writerOf(_s: readonly Sheet[], _l: Look): string { throw new Error("later"); }
