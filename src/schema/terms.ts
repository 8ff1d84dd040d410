import { z } from 'zod';

/** What the schemas of the printed document are made of, and how types come out of them. */

/** What a schema describes, as plain data that nobody changes. */
export type Plain<S extends z.ZodType> = Unchanged<z.infer<S>>;

type Unchanged<T> = T extends string | number | boolean | null
  ? T
  : { readonly [Key in keyof T]: Unchanged<T[Key]> };

/** names a field in Chinese (title) and English (description) */
export function named<S extends z.ZodType>(schema: S, zh: string, en: string): S {
  return schema.meta({ title: zh, description: en });
}

/** names an object, so that the JSON Schema has it once, under `$defs` */
export function noun<S extends z.ZodType>(id: string, schema: S): S {
  return schema.meta({ id });
}

export const text = z.string().nullable();

/** A decimal number in plain notation, digits as printed, no separators: `"2954906.62"` */
export const decimalText = z.string().regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);

export const decimalOrNull = decimalText.nullable();

/** 1-based */
export const pageNumber = z.number().int().positive();

/** RFC 6901 */
export const jsonPointer = z.string().regex(/^(?:\/(?:[^~/]|~[01])*)*$/);

export const count = z.number().int().nonnegative();
