/** Whether somebody reviews here, and says something to others. */
export type Doing = { readonly isBench: boolean; readonly canAnswer: boolean };
