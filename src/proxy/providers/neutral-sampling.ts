/**
 * Sampling that changes nothing but the temperature, so that temperature 0 is greedy. It has to be said: vLLM applies the
 * model's own generation_config.json (Qwen2.5's has a repetition penalty of 1.05) and Ollama has a penalty of 1.1.
 */

/** Fields that OpenAI's API documents. */
export const neutralOpenAI = { top_p: 1, presence_penalty: 0, frequency_penalty: 0 } as const;

/**
 * The same for servers of your own. Each reads the names that it knows: vLLM, SGLang and TGI `repetition_penalty`, LM Studio
 * and llama.cpp's /v1 `repeat_penalty`. -1 is the only `top_k` that switches it off on all of them.
 *
 * https://docs.vllm.ai/en/latest/api/vllm/sampling_params.html, https://docs.sglang.ai/basic_usage/sampling_params.html
 */
export const neutralOwn = {
  ...neutralOpenAI,
  top_k: -1,
  min_p: 0,
  repetition_penalty: 1,
  repeat_penalty: 1,
} as const;

/**
 * Fields that a server may refuse; the call is then sent without them. What is left are the model, the prompt, the number
 * of tokens and, but for models that have no choice of it, the temperature.
 */
export const dispensable: readonly string[] = [...Object.keys(neutralOwn), 'seed', 'stream_options'];
