/** What the commands of the warehouse let one choose; in a file without machinery, so that help is instant. */
export const FORMATS = ['parquet', 'csv', 'jsonl'] as const;
export const LAYOUTS = ['tables', 'review'] as const;
export const QUERY_FORMATS = ['table', 'csv', 'json'] as const;
