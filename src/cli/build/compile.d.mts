export function compileServer(): Promise<string>;
export function compileForBench(name: string, source: string): Promise<string>;
