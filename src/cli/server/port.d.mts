export function portFromEnvironment(environment?: Record<string, string | undefined>): number;
