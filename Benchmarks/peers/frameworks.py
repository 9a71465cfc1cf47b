"""The same gradients in each framework, as its users would write them; each gives a function to be timed.

Loss and the gradients of U, W, V, b, c of a tanh network with softmax cross-entropy at every time step, summed over time
steps and sequences, in float64.
"""

import numpy as np


def with_numpy(parameters, x, y):
    u, w, v, b, c = parameters
    steps, batch, inputs = x.shape
    hidden, outputs = len(b), len(c)
    rows = np.arange(steps * batch)

    def gradients():
        s = np.zeros((steps + 1, batch, hidden))
        a = (x.reshape(-1, inputs) @ u.T + b).reshape(steps, batch, hidden)
        for t in range(steps):
            np.tanh(a[t] + s[t] @ w.T, out=s[t + 1])
        states = s[1:].reshape(-1, hidden)
        o = states @ v.T + c
        o -= o.max(axis=1, keepdims=True)
        p = np.exp(o)
        total = p.sum(axis=1, keepdims=True)
        loss = (np.log(total[:, 0]) - o[rows, y.ravel()]).sum()
        p /= total
        p[rows, y.ravel()] -= 1
        direct = (p @ v).reshape(steps, batch, hidden)
        da = (1 - s[1:]) * (1 + s[1:])
        back = np.zeros((batch, hidden))
        for t in reversed(range(steps)):
            da[t] *= direct[t] + back
            back = da[t] @ w
        d = da.reshape(-1, hidden)
        return (
            loss,
            d.T @ x.reshape(-1, inputs),
            d.T @ s[:-1].reshape(-1, hidden),
            p.T @ states,
            d.sum(axis=0),
            p.sum(axis=0),
        )

    return gradients


def with_jax(parameters, x, y):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)

    def loss(parameters, x, y):
        u, w, v, b, c = parameters

        def step(state, a):
            state = jnp.tanh(a + state @ w.T)
            return state, state

        _, states = jax.lax.scan(step, jnp.zeros((x.shape[1], len(b))), x @ u.T + b)
        o = states @ v.T + c
        chosen = jnp.take_along_axis(o, y[..., None], axis=2)[..., 0]
        return (jax.nn.logsumexp(o, axis=2) - chosen).sum()

    compiled = jax.jit(jax.value_and_grad(loss))
    arguments = (tuple(map(jnp.asarray, parameters)), jnp.asarray(x), jnp.asarray(y))

    def gradients():
        value, slopes = jax.block_until_ready(compiled(*arguments))
        return (value, *slopes)

    return gradients


def torch_tensors(parameters, x, y):
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    return torch, [torch.tensor(p) for p in parameters], torch.tensor(x), torch.tensor(y).ravel()


def with_torch(parameters, x, y):
    """nn.RNN and nn.Linear; the second bias of nn.RNN stays zero."""
    torch, (u, w, v, b, c), x, y = torch_tensors(parameters, x, y)
    rnn = torch.nn.RNN(x.shape[2], len(b))
    linear = torch.nn.Linear(len(b), len(c))
    with torch.no_grad():
        rnn.weight_ih_l0.copy_(u)
        rnn.weight_hh_l0.copy_(w)
        rnn.bias_ih_l0.copy_(b)
        rnn.bias_hh_l0.zero_()
        linear.weight.copy_(v)
        linear.bias.copy_(c)
    wanted = [rnn.weight_ih_l0, rnn.weight_hh_l0, linear.weight, rnn.bias_ih_l0, linear.bias]

    def gradients():
        states, _ = rnn(x)
        o = linear(states).reshape(-1, len(c))
        loss = torch.nn.functional.cross_entropy(o, y, reduction="sum")
        return (loss.detach(), *torch.autograd.grad(loss, wanted))

    return gradients


def with_torch_loop(parameters, x, y):
    """A loop over time steps in Python."""
    torch, tensors, x, y = torch_tensors(parameters, x, y)
    u, w, v, b, c = wanted = [p.requires_grad_() for p in tensors]

    def gradients():
        state = torch.zeros(x.shape[1], len(b))
        states = []
        for a in (x @ u.T + b).unbind(0):
            state = torch.tanh(a + state @ w.T)
            states.append(state)
        o = (torch.stack(states) @ v.T + c).reshape(-1, len(c))
        loss = torch.nn.functional.cross_entropy(o, y, reduction="sum")
        return (loss.detach(), *torch.autograd.grad(loss, wanted))

    return gradients


FRAMEWORKS = {
    "torch": with_torch,
    "torch loop": with_torch_loop,
    "jax": with_jax,
    "numpy": with_numpy,
}
