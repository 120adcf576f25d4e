-- Customers have no right on prompts; should they ever get one, the same wall holds for them.

alter policy own_prompts on troubleshooting.prompt to evenkeel_agent, evenkeel_customer;
