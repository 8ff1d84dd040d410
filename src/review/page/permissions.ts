/** Whether somebody reviews here, and says something to others. */
export type Permissions = { readonly isReviewing: boolean; readonly canAnswer: boolean };
