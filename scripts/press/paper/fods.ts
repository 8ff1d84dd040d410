import type {Sheet} from "../model.ts"; import type {Look} from "../look.ts"; export function calcOf(_s: readonly Sheet[], _l: Look): string { throw new Error("later"); }
