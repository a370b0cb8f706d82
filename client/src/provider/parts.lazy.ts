/** The code of this folder that the client loads soon after the start. */
export { recipe, recipes } from './recipes.lazy.ts';
