export const firefoxAdvice: string;
export function findFirefox(): string | null;
