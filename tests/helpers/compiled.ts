import { keepCompiled } from '../../src/cli/compile-cache.js';

// as the command line does: processes that tests start find what earlier ones compiled
keepCompiled();
