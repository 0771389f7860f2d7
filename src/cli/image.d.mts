export function layOutImage(folder: string): Promise<{ part: string; bytes: number }[]>;
