import { z } from 'zod';
import { formDataSchema } from './form.ts';

/** Whether the schema lets a value stand at a place of a form's data, given as the keys that lead there. */
export function isValueAt(keys: readonly string[], value: unknown): boolean {
  const schema = keys.reduce<z.core.$ZodType | undefined>(within, formDataSchema);
  return schema !== undefined && z.safeParse(schema, value).success;
}

function within(schema: z.core.$ZodType | undefined, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}
