import type { PageReader } from '../../src/review/sources.ts';

const nobody = () => Promise.reject(new Error('nobody looks at pages'));

/** For desks whose documents have no file. */
export const NO_PAGES: PageReader = { read: nobody, sizes: nobody, picture: nobody };
