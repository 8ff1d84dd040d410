import type { Profiles } from '../../src/rules/profile.ts';
import { hubei } from './hubei.ts';
import { national } from './national.ts';
import { places } from './places.ts';
import { shanghai } from './shanghai.ts';
import { yongde } from './yongde.ts';
import { yuanzhou } from './yuanzhou.ts';

/** All profiles, the special before the general: counties, then provinces with rules of their own, then the others. */
export const profiles: Profiles = { national, places: [yongde, yuanzhou, shanghai, hubei, ...places] };
