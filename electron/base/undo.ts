/** Every subscription gives back the function that ends it. Calling it twice is harmless. */
export type Undo = () => void;
