/**
 * Imported before anything else: whoever imports ziping under an older Node learns what is missing, not which function
 * was the first that is not there. The bin has its own way to say so.
 */
import { UsageError } from './errors.ts';

const NEEDED = 24;

const found = process.versions.node;
if (Number.parseInt(found, 10) < NEEDED)
  throw new UsageError(
    `ziping 需要 Node ${NEEDED} 或更新的版本（当前 ${found}） · ziping needs Node ${NEEDED} or newer (this is ${found})`,
  );
