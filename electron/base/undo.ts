/** Every subscription returns a function that ends it. Calling it twice is harmless. */
export type Undo = () => void;
